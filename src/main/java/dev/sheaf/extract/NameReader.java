package dev.sheaf.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the names out of a byline: `Text und Interview: Ana Roe, Reporterin | 3. Mai` holds one.
final class NameReader {

  static final int CHARS_MAX = 300;
  static final int NAMES_MAX = 12;

  /// What stands before a name, in the languages we know of.
  private static final String LABEL =
      "(?:(?:written|posted|published|reported|edited|story|words|text|article|reviewed|updated|created"
          + "|submitted|asked|started|added|guest post|verfasst|geschrieben|veröffentlicht|ein beitrag"
          + "|ein gastbeitrag|eingestellt|erstellt|gespeichert|gepostet|eingetragen|artikel|ein artikel|beitrag|bericht"
          + "|ein bericht|ein text|interview|gesendet|hochgeladen|review|analysis|opinion|reporting|contributed|authored"
          + "|article|essay|column|research|une analyse|un article|propos recueillis|texto|testo|tekst|gemaakt"
          + "|escrito|publicado|scritto|pubblicato|écrit|publié|rédigé|geschreven|skrevet|skriven)"
          + "\\s(?:on\\s[^|]{4,30}\\s)?)?(?:by|von|vom|par|por|di|door|av|af)(?:\\s?:\\s?|\\s)"
          + "|(?:(?:text|texte|story|interview|fotos?|bilder|illustration)(?:\\s?(?:und|and|&|,|/|\\+)\\s?)?){1,3}\\s?(?:von|by|:)\\s?:?\\s?"
          + "|(?:authors?(?:\\(s\\))?|autore?|autorin|autoren|autorzy|auteurs?|auteur|redaktion|redakteurin|redakteur|writer|byline"
          + "|contributors?|reporter|автор|текст|tekst|kirjoittaja|yazar|kilde|forfatter|skribent"
          + "|作者|文|著者|記者|thread starter|original poster|topic starter|journalist|posted|par)\\s?[:：]\\s?";

  private static final Pattern LEAD =
      Pattern.compile("^(?:" + LABEL + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern INNER =
      Pattern.compile(
          "(?:^|[|·•–—>\\n]\\s?)(?:"
              + LABEL
              + ")|\\s(?:by|written by|posted by|verfasst von|geschrieben von)(?:\\s?:)?\\s",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NOISE =
      Pattern.compile(
          "https?://\\S+|www\\.\\S+|\\S+@\\S+\\.\\w+|\\([^)]{0,80}\\)|\\[[^\\]]{0,80}\\]");
  private static final Pattern BREAK =
      Pattern.compile(
          "\\s*[\\n|·•–—»›>✉]\\s*|\\s+-\\s+|\\s{3,}|\\s+(?:for|under|said|says|wrote|schrieb|sagt|im Gespräch|in conversation)\\b\\s*|\\s+(?:on|am|le|el|op|den)\\s+(?=\\S{0,12}\\s?\\d)");
  private static final Pattern SPLIT =
      Pattern.compile(
          "\\s*[;,/&+、，]\\s*|\\s(?:and|und|et|y|e|og|och|en|i|with|avec|con|mit)\\s",
          Pattern.CASE_INSENSITIVE);

  /// Buttons and badges that stand right behind a name.
  private static final Pattern AFTER =
      Pattern.compile(
          "(?:\\s(?:twitter|facebook|instagram|linkedin|mastodon|e-?mail|bio|follow|folgen|profile|website|online|offline"
              + "|says?|wrote|view all posts|more posts|all articles|see all))+$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DIGITS = Pattern.compile("\\d");
  private static final Set<String> ROLES =
      Words.set(
          """
          editor, writer, reporter, correspondent, staff, contributor, columnist, journalist,
          producer, photographer, author, redakteur, redakteurin, redacteur, redaktion, director,
          manager, senior, chief, head, founder, ceo, phd, ph.d, md, m.d, jr, sr, professor, prof,
          analyst, specialist, developer, engineer, consultant, freelance, freelancer, autorin,
          reporterin, korrespondent, korrespondentin, chefredakteur, journalistin, fellow, guest,
          president, member, officer, expert, critic, lead, volontär, associate, assistant,
          strategist, marketer, blogger, coach, lecturer, scientist, politics, business, bureau,
          news, sports, technology, science, editor-in-chief
          """);
  private static final Set<String> NOBODY =
      Words.set(
          """
          admin, administrator, webmaster, editor, editorial, staff, author, authors, autor,
          autoren, unknown, anonymous, guest, user, root, none, null, undefined, n/a, home, share,
          follow, by, von, redaktion, comment, comments, reply, name, login, subscribe, read more,
          more, about, email, facebook, twitter, linkedin, instagram, rss, print, view profile,
          profile, about the author, author bio, see all posts, view all posts, all posts, view
          bio, follow us, contact, archive, mehr, teilen, super user, true, false, object,
          wp-admin, siteadmin, default, published, updated, posted, view all, bio, website,
          original poster, moderator, verified, topic author, written by, posted by, no author, log in, register, registrieren, contact,
          youtube, sign in, sign up, join, x, whatsapp, pinterest, newsletter, start, kontakt, drucken,
          published by, reviewed by, edited by, updated by, member, registered, offline, online, newbie,
          junior member, senior member, unregistered, sat, sun, mon, tue, wed, thu, fri, menu, search,
          suche, next, previous, mail, date, datum, autorin, about us, staff writer, guest author,
          gastautor, the author, de, en, et, and, und, this, it, you, us, article, artikel, op
          """);

  private NameReader() {}

  /// The names in a text that is a byline as a whole.
  static List<String> names(String raw) {
    String text = raw.length() > CHARS_MAX ? raw.substring(0, CHARS_MAX) : raw;
    text = NOISE.matcher(text.replace('\u00A0', ' ')).replaceAll(" ");
    Matcher inner = INNER.matcher(text);
    if (inner.find() && inner.end() < text.length()) {
      text = text.substring(inner.end());
    }
    for (String part : BREAK.split(text.strip(), 8)) {
      List<String> names = split(unled(part));
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  /// Whether a text begins as bylines do.
  static boolean isLed(String text) {
    return LEAD.matcher(text).lookingAt();
  }

  static boolean isNobody(String name) {
    return NOBODY.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String unled(String text) {
    String rest = text.strip();
    for (int i = 0; i < 2; i++) {
      Matcher lead = LEAD.matcher(rest);
      if (lead.find()) {
        rest = rest.substring(lead.end()).strip();
      }
    }
    return rest;
  }

  private static List<String> split(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (String part : SPLIT.split(text)) {
      String name = trimmed(part);
      if (!isName(name) || (isRole(name) && !names.isEmpty())) {
        // "Ana Roe, Staff Writer, Acme News": once a part is no name, nor is what follows.
        if (!names.isEmpty()) {
          break;
        }
        continue;
      }
      if (names.size() < NAMES_MAX) {
        names.add(name);
      }
    }
    return new ArrayList<>(names);
  }

  private static String trimmed(String part) {
    String name = unled(Texts.collapsed(part, 120));
    name = AFTER.matcher(name).replaceFirst("");
    int from = 0;
    int to = name.length();
    while (from < to && " .:;,-_*\"'|@#~".indexOf(name.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " :;,-_*\"'|@#~".indexOf(name.charAt(to - 1)) >= 0) {
      to--;
    }
    return name.substring(from, to);
  }

  private static boolean isName(String name) {
    int words = name.split(" ").length;
    boolean letters = name.codePoints().anyMatch(Character::isLetter);
    boolean fits = name.length() >= 2 && name.length() <= 60 && words <= 6 && letters;
    // A user name may have digits; a name of several words with digits is a date or a phrase.
    return fits && !isNobody(name) && (words == 1 || !DIGITS.matcher(name).find());
  }

  private static boolean isRole(String part) {
    for (String word : part.toLowerCase(Locale.ROOT).split("[ .]")) {
      if (ROLES.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
