package org.ftpdiag.wire;

import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPFileEntryParserImpl;

/**
 * Easily Parsed LIST Format (https://cr.yp.to/ftp/list/eplf.html): a plus sign, facts that each end
 * in a comma, a tab, the name. publicfile sends it.
 */
final class EplfParser extends FTPFileEntryParserImpl {
  static final String NAME = "EPLF";

  @Override
  public FTPFile parseFTPEntry(String line) {
    int tab = line.indexOf('\t');
    if (!line.startsWith("+") || tab < 0 || tab + 1 == line.length()) {
      return null;
    }
    FTPFile file = new FTPFile();
    file.setRawListing(line);
    file.setName(line.substring(tab + 1));
    for (String fact : line.substring(1, tab).split(",")) {
      switch (fact.isEmpty() ? ' ' : fact.charAt(0)) {
        case '/' -> file.setType(FTPFile.DIRECTORY_TYPE);
        case 'r' -> file.setType(FTPFile.FILE_TYPE);
        case 's' -> file.setSize(Long.parseLong(fact.substring(1)));
        default -> {} // when it changed, what identifies it, and what others may add
      }
    }
    return file;
  }
}
