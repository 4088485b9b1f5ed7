package dev.sheaf.site.content;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// A section of a page or post. In JSON the `type` says which.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Hero.class, name = "hero"),
  @JsonSubTypes.Type(value = Features.class, name = "features"),
  @JsonSubTypes.Type(value = Steps.class, name = "steps"),
  @JsonSubTypes.Type(value = Gallery.class, name = "gallery"),
  @JsonSubTypes.Type(value = Figures.class, name = "figures"),
  @JsonSubTypes.Type(value = Testimonials.class, name = "testimonials"),
  @JsonSubTypes.Type(value = Pricing.class, name = "pricing"),
  @JsonSubTypes.Type(value = Faq.class, name = "faq"),
  @JsonSubTypes.Type(value = Contact.class, name = "contact"),
  @JsonSubTypes.Type(value = Prose.class, name = "prose"),
  @JsonSubTypes.Type(value = CallToAction.class, name = "call_to_action"),
  @JsonSubTypes.Type(value = PostList.class, name = "post_list"),
  @JsonSubTypes.Type(value = Markup.class, name = "markup"),
  @JsonSubTypes.Type(value = Document.class, name = "document")
})
public sealed interface Block
    permits Hero,
        Features,
        Steps,
        Gallery,
        Figures,
        Testimonials,
        Pricing,
        Faq,
        Contact,
        Prose,
        CallToAction,
        PostList,
        Markup,
        Document {}
