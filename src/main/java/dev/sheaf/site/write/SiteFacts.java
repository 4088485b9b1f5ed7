package dev.sheaf.site.write;

import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Contact;
import dev.sheaf.site.content.SiteContent;
import java.util.ArrayList;
import java.util.List;

/// What a site says about reaching its owner, written as a prompt would say it.
final class SiteFacts {

  private SiteFacts() {}

  static String of(SiteContent site) {
    List<String> lines = new ArrayList<>();
    lines.add("Name: " + site.name());
    site.pages().stream()
        .flatMap(page -> page.blocks().stream())
        .filter(Contact.class::isInstance)
        .limit(1)
        .forEach(block -> addContact(block, lines));
    return String.join("\n", lines);
  }

  private static void addContact(Block block, List<String> lines) {
    if (block instanceof Contact contact) {
      if (contact.phone() != null) {
        lines.add("Phone: " + contact.phone());
      }
      if (contact.email() != null) {
        lines.add("E-mail: " + contact.email());
      }
      contact.address().forEach(line -> lines.add("Address: " + line));
      contact.hours().forEach(line -> lines.add("Hours: " + line));
    }
  }
}
