package dev.sheaf.site.brief;

import java.util.regex.Pattern;

/// The words that announce a value: "Phone: …", "Öffnungszeiten: …".
enum Label {
  NAME(
      "(?:(?:business|company|brand|shop|site|firmen|restaurant|studio|product|project|app|school|charity|band)[ -]?)?name|product|company|project name|nombre|nom|naam|nome"),
  TAGLINE("tag ?line|slogan|motto|claim|lema"),
  KIND("business(?: type)?|type of business|industry|branche|kind of business|topic|thema|sector"),
  PLACE("location|city|town|ort|stadt|standort|area|region|ville|ciudad|città|cidade|plaats"),
  ADDRESS(
      "(?:our )?address|adresse|anschrift|dirección|direccion|indirizzo|endereço|adres|find us(?: at)?"),
  PHONE(
      "(?:tele)?phone(?: number)?|tel\\.?|telefon|mobile|mobil|call us|téléphone|teléfono|telefono|telefone|telefoon|whatsapp|fax"),
  EMAIL("e-?mail(?: address)?|mail|courriel|correo(?: electrónico)?"),
  LINKS("instagram|facebook|linkedin|youtube|tiktok|links?|social(?: media)?|github|mastodon"),
  HOURS(
      "(?:our |opening |business |office |store )?hours|opening times|open|öffnungszeiten|geöffnet|sprechzeiten|horaires|horarios?|orari|openingstijden|horário"),
  OFFER(
      "(?:our |main |key )?(?:benefits|highlights|jobs|advantages|services|products|offers?|offerings|menu|treatments|classes|courses|features|specialt?ies|dishes|rooms|packages|drinks|food|works?|projects|workshops|events|programm?e?s?|activities|skills|practice areas|areas of (?:practice|law|expertise)|expertise|solutions|galleries|collections|amenities|facilities|integrations|what we (?:do|offer)|tour dates|tour|shows|gigs|concerts|sessions|schedule|timetable|topics)(?: (?:offered|include|are))?"
          + "|(?:unsere )?(?:leistungen|angebote?|produkte|speisekarte|karte|sortiment|kurse|behandlungen|zimmer|gerichte|getränke|projekte|veranstaltungen|termine|funktionen)"
          + "|prestations|produits|carte|servicios|productos|menú|diensten|producten|servizi|prodotti|serviços|produtos|platos|especialidades|plats|spécialités|piatti|specialità|pratos|gerechten"),
  PRICES(
      "prices?|pricing(?: plans)?|price list|rates|fees|memberships?|plans|subscriptions?|tickets|preise|preisliste|tarife|prix|tarifs|precios|prijzen|prezzi|preços"),
  PEOPLE(
      "(?:our |the )?(?:team|staff|people|crew|owners?|founders?|(?:band )?members|line-?up|partners|attorneys|lawyers|committee|vets|trustees|directors|tutors|hosts|agents|speakers|artists|musicians|doctors|dentists|therapists|stylists|guides|chefs?|board)|mitarbeiter(?:innen)?|ansprechpartner(?:innen)?|das team|unser team|inhaber(?:in)?|trainer(?:innen)?|teachers?|instructors?|coaches|lehrer(?:innen)?|kursleiter(?:innen)?|ärzte|stylists?|équipe|equipo|squadra|equipe"),
  QUOTES(
      "testimonials?|reviews?|customer (?:quotes?|reviews?|voices)|kundenstimmen|bewertungen|avis|opiniones"),
  PAGES(
      "(?:the )?(?:site ?)?(?:pages|sub-?pages|navigation|menu items|seiten|unterseiten|páginas|pagina's|pagine)"),
  SECTIONS("sections|abschnitte|bereiche|blocks|secciones"),
  COLOURS(
      "(?:brand )?colou?rs?(?: scheme| palette)?|palette|farben?|farbschema|couleurs?|colores|kleuren|colori|cores"),
  TONE("tone(?: of voice)?|style|stil|ton|mood|voice|look(?: and feel)?|tonalität"),
  /// What only the maker of the site has to know.
  AUDIENCE(
      "(?:target )?audience|target(?: group| market)?|zielgruppe|public cible|público objetivo"),
  LANGUAGE("language|sprache|langue|idioma|taal|lingua"),
  AVOID(
      "(?:do not|don't|please don't) (?:include|mention)|avoid|exclude|leave out|nicht|ohne|not wanted"),
  POINTS(
      "(?:key |main )?(?:points|topics|outline|sections to cover|talking points)|punkte|inhalte?|gliederung|cover(?:ing)?|include|stichpunkte");

  final Pattern words;

  Label(String words) {
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  String pattern() {
    return words.pattern();
  }
}
