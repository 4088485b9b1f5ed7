package dev.sheaf.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How to reach whoever the site is about: whatever of it is known, and at least one thing.
public record Contact(
    String heading,
    @Nullable String intro,
    @Nullable String email,
    @Nullable String phone,
    List<String> address,
    List<String> hours)
    implements Block {

  public Contact {
    Checks.line("the contact's heading", heading, Limits.HEADING_MAX);
    Checks.optionalLine("the contact's intro", intro, Limits.SHORT_TEXT_MAX);
    Checks.optionalLine("a phone number", phone, Limits.LABEL_MAX);
    address = lines("an address", address);
    hours = lines("opening hours", hours);
    if (email != null && !Links.isMail(email)) {
      throw new IllegalArgumentException(
          "a mail address must look like name@example.com, or be left out");
    }
    if (email == null && phone == null && address.isEmpty() && hours.isEmpty()) {
      throw new IllegalArgumentException(
          "a contact has no email, phone, address or hours, it must have one of them");
    }
  }

  private static List<String> lines(String what, @Nullable List<String> lines) {
    return Checks.lines(what, lines, 0, Limits.ADDRESS_LINES_MAX, Limits.DESCRIPTION_MAX);
  }
}
