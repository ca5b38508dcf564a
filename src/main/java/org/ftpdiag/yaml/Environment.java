package org.ftpdiag.yaml;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables of the environment into texts: {@code ${NAME}}. A dollar sign otherwise is itself,
 * and {@code $${} is a literal {@code ${}.
 */
final class Environment {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Map<String, String> variables;
  private final Faults faults;

  Environment(Map<String, String> variables, Faults faults) {
    this.variables = variables;
    this.faults = faults;
  }

  YamlScalar scalar(Place place, String written, boolean plain) {
    StringBuilder text = new StringBuilder();
    boolean secret = false;
    int from = 0;
    for (int at = written.indexOf("${"); at >= 0; at = written.indexOf("${", from)) {
      if (at > from && written.charAt(at - 1) == '$') {
        text.append(written, from, at - 1).append("${");
        from = at + 2;
        continue;
      }
      int end = written.indexOf('}', at);
      Matcher name = NAME.matcher(end < 0 ? "" : written.substring(at + 2, end));
      if (!name.matches()) {
        faults.add(place, "reference", "written", written.substring(at));
        return new YamlScalar(place, written, written, secret, plain);
      }
      String value = variables.get(name.group());
      if (value == null) {
        faults.add(place, "variable", "name", name.group());
      } else {
        secret = true;
      }
      text.append(written, from, at).append(value == null ? "" : value);
      from = end + 1;
    }
    text.append(written, from, written.length());
    return new YamlScalar(place, written, text.toString(), secret, plain);
  }
}
