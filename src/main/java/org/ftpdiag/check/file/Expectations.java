package org.ftpdiag.check.file;

import java.util.List;
import java.util.Set;
import org.ftpdiag.check.Expectation;
import org.ftpdiag.model.FindingId;
import org.ftpdiag.model.PathQuestion;

/**
 * What stands under {@code expect}.
 *
 * @param all never empty: where nothing is expected, the verdict is to be {@code pass}
 * @param allowed findings that do not count for the verdict
 * @param paths what has to be asked of the server besides what a probe asks
 */
public record Expectations(
    List<Expectation> all, Set<FindingId> allowed, List<PathQuestion> paths) {
  public Expectations {
    all = List.copyOf(all);
    allowed = Set.copyOf(allowed);
    paths = List.copyOf(paths);
  }
}
