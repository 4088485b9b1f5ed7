package dev.sheaf.site.write;

import dev.sheaf.site.brief.Brief;
import dev.sheaf.site.brief.Fact;
import dev.sheaf.site.brief.Topic;
import dev.sheaf.site.brief.Topic.Form;
import dev.sheaf.site.brief.Trade;
import dev.sheaf.site.content.Block;
import dev.sheaf.site.content.Limits;
import dev.sheaf.site.content.Passage;
import dev.sheaf.site.content.PostContent;
import dev.sheaf.site.content.Prose;
import dev.sheaf.site.content.SiteContent;
import dev.sheaf.site.content.Slugs;
import dev.sheaf.site.content.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a post without a model: an outline that suits the form of the topic, ways to think about
/// it, questions to ask, a checklist, and every fact that the prompt gives. It states nothing about
/// the topic itself, because it knows nothing about it.
final class PostWriter {

  private static final int SAID = 4;
  private static final int LISTED = 5;
  private static final int COUNT_MAX = 15;
  private static final int TAG_MAX = 30;

  private static final Pattern COUNT = Pattern.compile("^(\\d{1,2})\\s");

  private final SiteContent site;
  private final Brief brief;
  private final Topic topic;
  private final Voice voice;
  private final List<Passage> passages = new ArrayList<>();

  private PostWriter(SiteContent site, String prompt) {
    this.site = site;
    this.brief = Brief.of(prompt);
    this.topic = Topic.of(brief);
    this.voice = Voice.ofPost(brief.language().value(), brief.text()).with("name", site.name());
    fillSlots();
  }

  static PostContent write(SiteContent site, String prompt, Instant published) {
    return new PostWriter(site, prompt).write(published);
  }

  private PostContent write(Instant published) {
    String title = title();
    List<Block> blocks = blocks();
    String language = Phrases.forPost(brief.language().value()).code();
    return new PostContent(
        slug(title),
        title,
        Fit.line(voice.say("intro." + topic.form()), Limits.DESCRIPTION_MAX),
        null,
        published,
        language,
        tags(),
        blocks);
  }

  private void fillSlots() {
    String core = topic.core();
    String other = Objects.requireNonNullElse(topic.other(), core);
    voice.with("text", topic.text()).with("Text", Fit.capital(topic.text()));
    voice.with("core", core).with("act", core);
    voice.with("a", core).with("A", Fit.capital(core)).with("b", other);
  }

  private String title() {
    Fact<String> given = topic.title();
    String title = given == null ? voice.say("title." + topic.form()) : given.value();
    return Fit.line(Fit.capital(title), Limits.TITLE_MAX);
  }

  private String slug(String title) {
    return FreeSlug.of(Slugs.of(Fit.latin(title), "post"), taken -> site.post(taken).isPresent());
  }

  private List<String> tags() {
    String core = topic.form() == Form.HOW_TO ? "" : topic.core();
    return core.isEmpty() || core.length() > TAG_MAX ? List.of() : List.of(Fit.capital(core));
  }

  private List<Block> blocks() {
    addIntro();
    addCounted();
    addForm("first");
    addPoints();
    addForm("second");
    addMistakes();
    addQuestions();
    addChecklist();
    addClose();
    return List.of(new Prose(null, passages));
  }

  private void addIntro() {
    int sentences = topic.form() == Form.NEWS ? 1 : 2;
    List<String> said = voice.some("intro." + topic.form(), sentences);
    passages.add(Passage.paragraph(String.join(" ", said)));
    brief.statements().stream()
        .map(Fact::value)
        .filter(this::isMoreThanTopic)
        .forEach(text -> passages.add(Passage.paragraph(text)));
  }

  private boolean isMoreThanTopic(String statement) {
    boolean same =
        statement.toLowerCase(Locale.ROOT).contains(topic.text().toLowerCase(Locale.ROOT));
    return !same || statement.length() > topic.text().length() + 30;
  }

  /// A topic that promises a number of things gets that number of things.
  private void addCounted() {
    Matcher count = COUNT.matcher(topic.text());
    if (!count.find()) {
      return;
    }
    int wanted = Math.min(COUNT_MAX, Integer.parseInt(count.group(1)));
    List<String> things = new ArrayList<>(voice.some("form.TIPS.first.say", wanted));
    things.addAll(voice.some("form.TIPS.second.say", wanted));
    things.addAll(voice.some("point.say", wanted));
    List<Text> items = things.stream().limit(wanted).map(Text::plain).toList();
    passages.add(new Passage.Numbered(items));
  }

  private void addForm(String section) {
    boolean told = topic.form() == Form.TIPS && COUNT.matcher(topic.text()).find();
    if (told) {
      return;
    }
    String key = "form." + topic.form() + "." + section;
    List<String> said = voice.some(key + ".say", SAID);
    passages.add(new Passage.Heading(Fit.line(voice.say(key), Limits.HEADING_MAX)));
    int half = (said.size() + 1) / 2;
    passages.add(Passage.paragraph(String.join(" ", said.subList(0, half))));
    if (half < said.size()) {
      passages.add(Passage.paragraph(String.join(" ", said.subList(half, said.size()))));
    }
  }

  /// Each point that the prompt names gets its own heading, and no two say the same.
  private void addPoints() {
    List<String> said = voice.some("point.say", Integer.MAX_VALUE);
    for (int at = 0; at < topic.points().size(); at++) {
      String point = topic.points().get(at).value();
      voice.with("Point", point).with("pointLow", lower(point));
      List<String> leads = voice.some("point.lead", Integer.MAX_VALUE);
      String first = said.get(2 * at % said.size());
      String second = said.get((2 * at + 1) % said.size());
      passages.add(new Passage.Heading(Fit.line(point, Limits.HEADING_MAX)));
      passages.add(Passage.paragraph(leads.get(at % leads.size()) + " " + first + " " + second));
    }
  }

  private static String lower(String point) {
    boolean name = point.length() > 1 && Character.isUpperCase(point.charAt(1));
    return name ? point : point.substring(0, 1).toLowerCase(Locale.ROOT) + point.substring(1);
  }

  private void addMistakes() {
    if (topic.form() != Form.NEWS) {
      passages.add(new Passage.Heading(voice.say("common.mistakes")));
      passages.add(
          Passage.paragraph(String.join(" ", voice.some("common.mistakes.say", SAID - 1))));
    }
  }

  /// The questions of the trade, where the site or the prompt tells one, and general ones.
  private void addQuestions() {
    if (topic.form() == Form.NEWS) {
      return;
    }
    Trade trade = brief.who().trade().value();
    Trade known = trade.isKnown() ? trade : Trade.in(site.name() + " " + site.tagline());
    List<String> asked = new ArrayList<>(voice.some("ask." + known.family(), 2));
    asked.addAll(voice.some("list.questions.core", LISTED - 2));
    addList(voice.say("list.questions"), asked);
  }

  private void addChecklist() {
    if (topic.form() != Form.NEWS) {
      addList(voice.say("list.check"), voice.some("list.check.say", LISTED));
    }
  }

  private void addList(String heading, List<String> items) {
    passages.add(new Passage.Heading(heading));
    passages.add(new Passage.Bullets(items.stream().map(Text::plain).toList()));
  }

  private void addClose() {
    passages.add(new Passage.Heading(voice.say("close.heading")));
    passages.add(Passage.paragraph(String.join(" ", voice.some("close.say", 2))));
    List<String> facts = PostFacts.of(brief);
    if (!facts.isEmpty()) {
      passages.add(Passage.paragraph(voice.say("close.facts")));
      passages.add(new Passage.Bullets(facts.stream().map(Text::plain).toList()));
    }
    List<String> offers = SiteOffers.about(topic.text(), site);
    if (!offers.isEmpty()) {
      voice.with("offers", String.join(", ", offers));
      passages.add(Passage.paragraph(voice.say("close.offer")));
    }
    passages.add(Passage.paragraph(voice.say("close.site")));
  }
}
