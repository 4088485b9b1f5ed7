package dev.sheaf.dialect.lindo;

/// Reads the id of a thing under either of its names: some clients send it as `record_id`
/// (contract, 6.25).
final class EntityIds {

  private EntityIds() {}

  static String website(Fields fields) {
    return id(fields, "website_id");
  }

  static String client(Fields fields) {
    return id(fields, "client_id");
  }

  private static String id(Fields fields, String name) {
    boolean isRecord = !fields.has(name) && fields.has("record_id");
    return fields.required(isRecord ? "record_id" : name, ClientRef.ID_MAX);
  }
}
