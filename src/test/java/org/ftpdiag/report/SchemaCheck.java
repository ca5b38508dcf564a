package org.ftpdiag.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds documents against the schemas that {@code ftpdiag schema} prints. */
public final class SchemaCheck {
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private SchemaCheck() {}

  /** How a document differs from its schema; empty as it should be. */
  public static List<String> breaches(String name, String json) {
    return SCHEMAS
        .computeIfAbsent(
            name,
            n ->
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Schemas.of(n)))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }
}
