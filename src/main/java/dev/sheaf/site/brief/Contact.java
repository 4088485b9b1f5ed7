package dev.sheaf.site.brief;

import java.util.List;

/// How and when to reach the site's owner, each as the prompt writes it.
///
/// @param dates days of the calendar, such as that of an event
/// @param links web addresses, all `http:` or `https:`
public record Contact(
    List<Fact<String>> phones,
    List<Fact<String>> emails,
    List<Fact<String>> addresses,
    List<Fact<OpeningHours>> hours,
    List<Fact<String>> dates,
    List<Fact<String>> links) {

  public boolean isEmpty() {
    return phones.isEmpty() && emails.isEmpty() && addresses.isEmpty() && links.isEmpty();
  }
}
