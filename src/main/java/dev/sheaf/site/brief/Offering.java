package dev.sheaf.site.brief;

import java.util.List;

/// What there is: goods, services, the people, and what others said about them.
///
/// @param prices those that belong to no offer
public record Offering(
    List<Fact<Offer>> offers,
    List<Fact<String>> prices,
    List<Fact<Person>> people,
    List<Fact<Quote>> quotes) {}
