package dev.sheaf.site.brief;

import java.util.Optional;
import java.util.regex.Pattern;

/// Parts that a site can have, as a page of their own or as a section.
public enum Part {
  HOME("home(?:page)?|start(?:seite)?|accueil|inicio|início|index|landing"),
  ABOUT(
      "about(?: us| me)?|our story|story|history|our history|who we are|bio(?:graphy)?|über (?:uns|mich)|geschichte|unsere geschichte"
          + "|à propos|quienes somos|sobre (?:nosotros|nós)|over ons|chi siamo|background|mission"),
  OFFER(
      "(?:our )?(?:menu|services?|practice areas?|areas of expertise|expertise|solutions|tour dates|shows|gigs|speakers and schedule|products?|shop|treatments?|classes|courses|rooms|offers?|offerings|features?|specialties|dishes|drinks|wines?|programs?|programmes?|activities|collections?|catalog(?:ue)?|schedule|timetable|events?)"
          + "|speisekarte|karte|leistungen|produkte|sortiment|angebote?|kurse|kursplan|zimmer|behandlungen|funktionen|veranstaltungen"
          + "|carte|prestations|produits|servicios|productos|menú|diensten|producten|menukaart|servizi|prodotti|serviços|produtos|cardápio"),
  PRICES(
      "pric(?:es|ing|e list)|tickets|memberships?|rates|fees|packages|plans|preise|preisliste|tarifs?|precios|prijzen|prezzi|preços"),
  GALLERY(
      "(?:photo |image |picture )?(?:gallery|galleries)|photos|portfolio|work|projects|galerie|fotogalerie|bilder|arbeiten|projekte|fotos|galería|galleria|galeria|photo albums?"),
  TEAM(
      "(?:our |meet the |the )?(?:attorneys|lawyers|partners|members|band|agents|speakers|artists|therapists|team|staff|people|crew|trainers|teachers|instructors|doctors|coaches)|mitarbeiter|équipe|equipo|squadra"),
  TESTIMONIALS(
      "(?:customer |client |guest )?(?:testimonials?|reviews?|customer voices|feedback|quotes)|kundenstimmen|referenzen|bewertungen|avis(?: clients)?|opiniones|témoignages|recensioni"),
  FAQ(
      "faqs?|f\\.a\\.q\\.?|frequently asked questions|questions(?: and answers)?|q&a|häufige fragen|fragen(?: und antworten)?|questions fréquentes|preguntas frecuentes|veelgestelde vragen|domande frequenti|perguntas frequentes"),
  CONTACT(
      "contact(?: us| info(?:rmation)?| details| form)?|get in touch|find us|location|locations|venue|map|directions|kontakt(?:formular|daten)?|anfahrt|so finden sie uns|contacto|contatti|contato|bookings?|reservations?|appointments?|reservierung(?:en)?|visit(?: us)?"),
  HOURS(
      "(?:our )?(?:opening |business )?hours|opening times|öffnungszeiten|horaires|horarios?|openingstijden|orari"),
  STEPS(
      "how it works|process|our process|steps|how to (?:order|book)|ablauf|so funktioniert(?:'s| es)|so geht'?s|vorgehen"),
  BLOG(
      "blog|news|journal|articles|aktuelles|neuigkeiten|actualités|noticias|nieuws|notizie|notícias"),
  /// One that the prompt names itself.
  OWN("(?!)");

  private final Pattern words;

  Part(String words) {
    this.words =
        Pattern.compile("(?:" + words + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /// The part that the text names, and nothing else.
  public static Optional<Part> named(String text) {
    for (Part part : values()) {
      if (part.words.matcher(text).matches()) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
