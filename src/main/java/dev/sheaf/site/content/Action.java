package dev.sheaf.site.content;

/// A button: what it says and where it leads.
public record Action(String label, String link) {

  public Action {
    Checks.line("an action's label", label, Limits.LABEL_MAX);
    Links.check("an action's link", Checks.present("an action's link", link));
  }
}
