package dev.sheaf.site.brief;

import java.util.List;

/// A value that its label announced.
///
/// @param items the parts of the value where it is a list, else the value alone
/// @param from the label and the value as the prompt has them
record Labelled(Label label, String value, List<String> items, String from) {}
