package dev.sheaf.site.brief;

import java.util.regex.Pattern;

/// Tells what a sentence is: a wish about the site (or an attempt to give orders), or a statement
/// that may stand on the site as it is.
final class Requests {

  /// What follows "no" where it says something of its owner: "No job too small", "No laptops after
  /// 5pm", "No referral needed".
  static final String SAID_WITH_NO =
      "(?:[^.!;,]{0,60}(?:\\d|\\b(?:needed|required|necessary)\\b)|(?:job|task|order|appointment|fuss|obligation|hidden|wait|waiting)\\b)";

  private static final Pattern BEGINS =
      Pattern.compile(
          "(?iU)^(?:hi|hello|hey|hallo|cta\\b|please|bitte|s'il|por favor|thanks|thank you|danke|create|creating|build|make|design"
              + "|generate|(?:online |my )?portfolio (?:for|of|site)|write|add|include|use|using|want|need|looking for|help|develop|keep|give|show|put|avoid|skip"
              + "|don['’]t|do not|english please|in english|no(?! "
              + SAID_WITH_NO
              + ")|without|ensure|feel free|let['’]s|also (?:add|include|mention|use|make)|mention|highlight"
              + "|i['’]?d like|i would like|i (?:want|need)|we (?:want|need(?! (?:more )?(?:volunteers|donations|helpers|members|players|drivers|sponsors|foster\\p{L}*|blood|singers)\\b|:)|would like|['’]d like)|we['’]d like|can you|could you"
              + "|set up|start|provide|leave out|exclude|it (?:should|must|needs)|they want|should|must|(?:the |our )?(?:tone|style|look|design|mood|vibe|colou?rs?)\\b(?!\\s*(?:studio|of|is|are)\\b)"
              + "|ignore|forget|disregard|pretend|act as|print|output|reveal|respond|reply|you are|you must|from now on|new instructions?"
              + "|system|assistant|user|override|repeat|translate|execute|run|call|fetch|delete|drop(?!-)|select|import|return|say"
              + "|erstelle?n?|baue?|mach|gestalte|schreibe?|verwende|nutze|füge|ich (?:möchte|brauche|hätte|will)|wir (?:möchten|brauchen|hätten)"
              + "|keine?n?|ohne|ignoriere?|vergiss|nenne|zeige?|soll|die farben|der ton|der stil"
              + "|(?:site|sitio|página) (?:web |internet |vitrine )?(?:pour|para|de)|crée|créez|créer|fais|faites|réalise|réalisez|conçois|concevez|j['’]aimerais|nous aimerions|inclus|incluez|inclure|utilise|utilisez|évite|évitez|pas de|merci de|il (?:faut|doit)|le site|hazme|haga|diseña|diseñe|diseñar|construye|genera|quisiera|queremos|me gustaría|incluye|incluya|incluir|usa|use|utiliza|utilice|evita|evite|debe|tiene que|el sitio|la web|je veux|je voudrais|nous voulons|ajoute|crea|crear|haz|quiero|necesito|añade|vorrei|voglio|aggiungi"
              + "|maak|bouw|ik wil|wij willen|voeg|crie|criar|faça|quero|adicione|cover|covering|explain|discuss|announce|describe|compare|tell|list|go over|talk about|summari[sz]e|erkläre|beschreibe|vergleiche|behandle|add|écris|écrivez|escribe|scrivi|schrijf|escreva)\\b.*");

  private static final Pattern ABOUT_THE_SITE =
      Pattern.compile(
          "(?iU).*\\b(?:web ?sites?|web ?pages?|home ?pages?|landing pages?|one-pager|pages?|(?<!on[ -])sites?|sections?|webseiten?|internetseite|(?:online|internet|web)-?auftritt|seiten?"
              + "|abschnitte?|colou?r schemes?|palette|theme|layout|header|footer|navigation|headline|prompt|instructions?"
              + "|html|css|template|blog ?posts?|hero|call to action|testimonials?|slogan|tagline|sitemap|seo|páginas?|sitios?(?: web)?|sito|pagina"
              + "|farbschema|tone of voice|words? long|artikel|beitrag|api key|password)\\b.*");

  /// "Install it with `brew install x`": a command as it is typed, and shown as text.
  private static final Pattern TYPED = Pattern.compile("`([\\p{L}\\d ._/@:-]{1,100})`");

  private static final Pattern CODE = Pattern.compile("[<>{}\\[\\]\\\\|`]|\\$\\(|https?:");

  private Requests() {}

  static boolean isRequest(String sentence) {
    return BEGINS.matcher(sentence).matches()
        || ABOUT_THE_SITE.matcher(sentence).matches()
        || LookWishes.isOne(sentence);
  }

  /// Whether the sentence may be shown as it stands.
  static boolean isStatement(String sentence) {
    return !isRequest(sentence) && !hasCode(sentence) && !sentence.endsWith("?");
  }

  static boolean hasCode(String sentence) {
    return CODE.matcher(typed(sentence)).find();
  }

  /// The sentence with what is to be typed as plain words.
  static String typed(String sentence) {
    return TYPED.matcher(sentence).replaceAll("$1");
  }
}
