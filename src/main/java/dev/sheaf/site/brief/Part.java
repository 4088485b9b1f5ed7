package dev.sheaf.site.brief;

import java.util.Optional;
import java.util.regex.Pattern;

/// Parts that a site can have, as a page of their own or as a section.
public enum Part {
  HOME("home(?:page)?|start(?:seite)?|accueil|inicio|início|index|landing"),
  ABOUT(
      "about(?: us| me)?|our story|story|history|our history|who we are|bio(?:graphy)?|über (?:uns|mich)|geschichte|unsere geschichte"
          + "|à propos(?: de nous)?|qui sommes[- ]nous|notre histoire|histoire|l['’]histoire|qui[eé]nes somos|nuestra historia|historia|sobre (?:nosotr[oa]s|nós|m[ií])|over ons|chi siamo|background|mission"),
  OFFER(
      "(?:our )?(?:menu|services?|practice areas?|areas of expertise|expertise|solutions|tour dates|shows|gigs|speakers and schedule|products?|shop|treatments?|classes|courses|rooms|offers?|offerings|features?|specialties|dishes|drinks|wines?|programs?|programmes?|activities|collections?|catalog(?:ue)?|schedule|timetable|events?)"
          + "|speisekarte|karte|leistungen|produkte|sortiment|angebote?|kurse|kursplan|zimmer|behandlungen|funktionen|veranstaltungen"
          + "|(?:la |notre )?carte|menus?|prestations|produits|nos (?:produits|services|prestations)|cours|stages|chambres|(?:nuestros )?servicios|(?:nuestros )?productos|menú|(?:la |nuestra )?carta|clases|talleres|habitaciones|tratamientos|diensten|producten|menukaart|servizi|prodotti|serviços|produtos|cardápio"),
  PRICES(
      "pric(?:es|ing|e list)|tickets|memberships?|rates|fees|packages|plans|preise|preisliste|(?:nos )?tarifs?|prix|precios|tarifas|prijzen|prezzi|preços"),
  GALLERY(
      "(?:photo |image |picture )?(?:gallery|galleries)|photos|portfolio|work|projects|galerie(?: photos?)?|réalisations|fotogalerie|bilder|arbeiten|projekte|fotos|galería(?: de fotos)?|trabajos|proyectos|galleria|galeria|photo albums?"),
  TEAM(
      "(?:our |meet the |the )?(?:attorneys|lawyers|partners|members|band|agents|speakers|artists|therapists|team|staff|people|crew|trainers|teachers|instructors|doctors|coaches)|mitarbeiter|(?:l['’]|notre )?équipe|(?:el |nuestro )?equipo|squadra"),
  TESTIMONIALS(
      "(?:customer |client |guest )?(?:testimonials?|reviews?|customer voices|feedback|quotes)|kundenstimmen|referenzen|bewertungen|avis(?: (?:de |des )?clients)?|opiniones(?: de clientes)?|reseñas|testimonios|opiniones|témoignages|recensioni"),
  FAQ(
      "faqs?|f\\.a\\.q\\.?|frequently asked questions|questions(?: and answers)?|q&a|häufige fragen|fragen(?: und antworten)?|questions fréquentes|questions et réponses|foire aux questions|preguntas(?: frecuentes| y respuestas)?|veelgestelde vragen|domande frequenti|perguntas frequentes"),
  CONTACT(
      "contact(?: us| info(?:rmation)?| details| form)?|get in touch|find us|location|locations|venue|map|directions|kontakt(?:formular|daten)?|anfahrt|so finden sie uns|contactez[- ]nous|nous contacter|nous trouver|accès|plan d['’]accès|réservations?|contacto|contáctanos|d[oó]nde estamos|ubicación|reservas?|contatti|contato|bookings?|reservations?|appointments?|reservierung(?:en)?|visit(?: us)?"),
  HOURS(
      "(?:our )?(?:opening |business )?hours|opening times|öffnungszeiten|horaires(?: d['’]ouverture)?|horarios?(?: de apertura)?|openingstijden|orari"),
  STEPS(
      "how it works|process|our process|steps|how to (?:order|book)|comment ça marche|c[oó]mo funciona|ablauf|so funktioniert(?:'s| es)|so geht'?s|vorgehen"),
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
