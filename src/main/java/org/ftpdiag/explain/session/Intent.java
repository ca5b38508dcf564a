package org.ftpdiag.explain.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a program says that it is about to do, by the verb of FTP for it. */
final class Intent {
  private static final int LONGEST = 200;

  private record Word(String text, String verb) {}

  private static final List<Word> WORDS =
      List.of(
          new Word("create directory", "MKD"),
          new Word("make directory", "MKD"),
          new Word("upload", "STOR"),
          new Word("local: ", "STOR"),
          new Word("sending file", "STOR"),
          new Word("hochladen", "STOR"),
          new Word("envoi de", "STOR"),
          new Word("上传", "STOR"),
          new Word("download", "RETR"),
          new Word("herunterladen", "RETR"),
          new Word("téléchargement de", "RETR"),
          new Word("下载", "RETR"),
          new Word("directory listing", "LIST"),
          new Word("listing of", "LIST"));

  private Intent() {}

  /** The verb; empty where a text does not tell. */
  static Optional<String> of(String text) {
    String low =
        (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
    for (Word word : WORDS) {
      if (low.contains(word.text())) {
        return Optional.of(word.verb());
      }
    }
    return Optional.empty();
  }
}
