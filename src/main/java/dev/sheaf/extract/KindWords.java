package dev.sheaf.extract;

import java.util.List;

/// Words that addresses, titles and buttons of each kind of page like to use. They are general
/// English and web vocabulary; what each is worth is learned. One list a line; an underscore at an
/// end stands for a space, the border of a word.
final class KindWords {

  /// In the path or the host. A slash or dot stands for the border of a segment.
  static final List<List<String>> ADDRESS =
      lists(
          """
          /blog, blog., /post, /article, /story, /stories, /archives/, /magazine, /opinion, /journal
          /news, news., /press, /politics, /sport, /world, /business/, /nachrichten
          forum, /thread, /t/, viewtopic, showthread, /topic/, /questions/, community., /discussion, \
          /comments/, discuss, /d/, /qa/, board
          /product/, /products/, /p/, /dp/, /item/, /itm/, /pd/, /buy/, /shop/product, /listing/, \
          .prod, /detail
          /collections/, /collection/, /category/, /categories/, /c/, /shop/, /browse, /catalog, \
          /store/, /department, /cat/, /plp, /b/
          /tag/, /tags/, /topic/, /topics/, /archive, /list/, /events, /directory, /search, /all, \
          /index, /resources, /programs, /courses, /jobs, /latest
          docs., /docs, /doc/, documentation, /manual, /reference, /guide, /api, readthedocs, \
          developer., developers., /tutorial, /learn/, /spec, /wiki/, /man/, /book/, /library/, \
          /html/
          /help, help., /support, support., /faq, /kb/, knowledge, /hc/
          /service, /solution, /consult, /platform, /features, /industries, /what-we-do, \
          /capabilities, /offerings, /about, /training, /software, /practice
          /pricing, /plans, /contact, /demo, /get-, /why-, /signup, /start, /book-
          /review, /vs-, -vs-, best-, top-, how-to, what-is, guide-to
          """);

  static final List<List<String>> TITLE =
      lists(
          """
          how to, what is, why_, ways to, tips, things, best_, top_
          documentation, reference, tutorial, guide, manual, api, _docs, chapter, introduction, \
          getting started, module, class_, function, install
          service, solutions, consulting, company, agency, platform, software for, experts, \
          management, therapy, clinic, professional, near you
          products, collection, shop_, buy_, sale, store, shop all, price
          news, archive, all_, list of, courses, events, programs, category, posts, articles, \
          resources, jobs, directory, latest
          forum, thread, discussion, question, help_, issue, problem, anyone, ?, community
          """);

  /// In short blocks, as on buttons and labels.
  static final List<List<String>> LABEL =
      lists(
          """
          add to cart, add to bag, add to basket, buy now, in stock, out of stock, quantity, qty, \
          add to wishlist
          contact us, get started, book a, request a, schedule, free consultation, get in touch, \
          talk to, learn more, sign up, free trial, get a quote, call us, apply now
          reply, quote, replies, views, posts, joined, member, likes, original poster, log in to, \
          upvote, answers, solved, thread, page 1 of
          sort by, filter, results, items, showing, load more, per page, view all, next page, read \
          more, see more, show more, page 1
          table of contents, on this page, edit this page, previous, next, parameters, returns, \
          example, note, see also, version, was this page helpful, copy
          specification, features, size guide, shipping, returns, description, warranty, color, \
          select size, reviews, dimensions, materials, ingredients, sku, model, in the box
          share, comments, related, by_, min read, read next, newsletter, about the author, \
          published, tags, leave a
          """);

  /// In the classes of the body tag and in what scripts call the type of the page.
  static final List<List<String>> DECLARED =
      lists(
          """
          article, single-post, blog-post, post-template, story, news
          product, pdp, item-detail
          category, archive, collection, listing, plp, search, tax-, -list, index, tag-, section, \
          overview
          page-template, landing, home, service, wp-singular page, _page_, page-id
          doc, wiki, api, guide, reference, help, support
          forum, topic, thread, discussion, qa-, question, community
          """);

  private KindWords() {}

  private static List<List<String>> lists(String text) {
    return text.lines()
        .map(line -> Words.list(line).stream().map(word -> word.replace('_', ' ')).toList())
        .toList();
  }

  /// How many of the words a text holds; the text must be in lower case.
  static int hits(String lower, List<String> words) {
    int hits = 0;
    for (String word : words) {
      hits += lower.contains(word) ? 1 : 0;
    }
    return hits;
  }
}
