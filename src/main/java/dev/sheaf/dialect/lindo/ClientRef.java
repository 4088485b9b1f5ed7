package dev.sheaf.dialect.lindo;

import dev.sheaf.workspace.Client;
import org.jspecify.annotations.Nullable;

/// Names a client: one that is there by its id, or by an address that is made a client if it is
/// none.
record ClientRef(@Nullable String id, @Nullable String email, @Nullable String name) {

  static final int ID_MAX = 100;

  static ClientRef read(Fields fields) {
    String id = fields.text("client_id", ID_MAX);
    String email = Emails.optional(fields, "email");
    String name = fields.text("name", Client.NAME_MAX);
    if (!fields.has("client_id") && !fields.has("email")) {
      fields.error("Provide either client_id or email");
    }
    return new ClientRef(id, email, name);
  }
}
