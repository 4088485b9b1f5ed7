package dev.sheaf.site.brief;

/// Kinds of business that need the same kind of website: the same pages, the same invitation.
public enum Family {
  /// Cafés, restaurants, bakeries, bars.
  EATING,
  SHOP,
  /// Work done at somebody's place: plumbers, painters, gardeners, garages.
  CRAFT,
  /// Health and looks: dentists, barbers, spas, vets.
  CARE,
  /// Lessons and courses.
  LESSONS,
  /// Lawyers, accountants, agencies, coaches.
  ADVICE,
  /// People who show their work: photographers, designers, musicians.
  WORK,
  /// Places to sleep.
  STAY,
  SOFTWARE,
  /// Clubs, charities, churches, events.
  GROUP,
  /// None of these, or none that the prompt tells.
  GENERAL
}
