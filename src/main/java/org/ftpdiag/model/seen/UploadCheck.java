package org.ftpdiag.model.seen;

import java.util.Optional;

/**
 * What became of the test file of an upload.
 *
 * @param directory where it was put
 * @param path its full name
 * @param stored the server took it
 * @param sent its bytes
 * @param readBack bytes that came back; -1 when it was not read
 * @param firstDifference the offset of the first byte that differs; -1 for none
 * @param resume what a resumed upload showed
 * @param modified the file's time as MDTM tells it, and the client's time when it was stored: the
 *     skew in milliseconds (server minus client); empty when unknown
 * @param removed it was deleted, or was never there
 * @param deletion the reply that refused to delete it
 */
public record UploadCheck(
    String directory,
    String path,
    boolean stored,
    long sent,
    long readBack,
    long firstDifference,
    DownloadCheck.Restart resume,
    Optional<Long> skewMs,
    boolean removed,
    Optional<Reply> deletion)
    implements Observation {}
