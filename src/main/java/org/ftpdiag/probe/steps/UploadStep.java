package org.ftpdiag.probe.steps;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ftpdiag.model.Phrase;
import org.ftpdiag.model.StepId;
import org.ftpdiag.probe.Session;
import org.ftpdiag.probe.Skip;
import org.ftpdiag.probe.Step;
import org.ftpdiag.probe.StepEnd;
import org.ftpdiag.probe.transfer.UploadTrial;
import org.ftpdiag.wire.WireException;

/** Uploads a small random file, reads it back, resumes, renames and removes it. */
public final class UploadStep implements Step {
  private static final int NAMES = 3;
  private static final int SIZE = 65_537; // odd, and beyond one buffer

  @Override
  public StepId id() {
    return StepId.UPLOAD;
  }

  @Override
  public Optional<Phrase> skip(Session s) {
    if (s.request().tests().put().isEmpty()) {
      return Optional.of(Skip.notAsked("--put DIR"));
    }
    return DataSteps.skip(s);
  }

  @Override
  public StepEnd run(Session s) throws WireException {
    s.data().drop();
    s.ask("TYPE", "I");
    if (!s.connected()) {
      return StepEnd.failedForGood();
    }
    String directory = s.request().tests().put().orElseThrow();
    String base = directory.endsWith("/") || directory.isEmpty() ? directory : directory + "/";
    RandomGenerator random = s.platform().random().get();
    byte[] content = new byte[SIZE];
    random.nextBytes(content);
    String path = freeName(s, base, random);
    UploadTrial trial = new UploadTrial(s, directory, path, ByteBuffer.wrap(content));
    try {
      trial.run();
    } finally {
      trial.cleanUp();
    }
    if (!s.connected()) {
      return StepEnd.failedForGood();
    }
    return trial.intact() || trial.kept() ? StepEnd.done() : StepEnd.failed();
  }

  /**
   * A name that nobody uses: 80 random bits, and SIZE does not know it. Where it knows every name,
   * it says nothing, and the bits are enough.
   */
  private static String freeName(Session s, String base, RandomGenerator random)
      throws WireException {
    String path = "";
    boolean taken = true;
    for (int i = 0; taken && i < NAMES; i++) {
      byte[] bits = new byte[10];
      random.nextBytes(bits);
      path = base + "ftpdiag-" + HexFormat.of().formatHex(bits) + ".tmp";
      taken = s.ask("SIZE", path).ok();
    }
    return path;
  }
}
