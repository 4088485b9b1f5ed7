package dev.sheaf.dialect.lindo;

import dev.sheaf.workspace.Client;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads e-mail addresses: what looks like one, is one.
final class Emails {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9_'+.-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

  private Emails() {}

  static String required(Fields fields, String name) {
    return checked(fields, name, fields.required(name, 0, Client.EMAIL_MAX));
  }

  static @Nullable String optional(Fields fields, String name) {
    String email = fields.text(name, Client.EMAIL_MAX);
    return email == null ? null : checked(fields, name, email);
  }

  private static String checked(Fields fields, String name, String email) {
    boolean isWrong = email.startsWith(".") || email.contains("..") || email.contains(".@");
    if (fields.tree(name).isString() && (isWrong || !EMAIL.matcher(email).matches())) {
      fields.error(name, "Invalid email");
    }
    return email;
  }
}
