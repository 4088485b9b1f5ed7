package dev.sheaf;

import dev.sheaf.dialect.lindo.LindoErrors;
import dev.sheaf.dialect.lindo.Standings;
import dev.sheaf.dialect.lindo.WorkflowRoutes;
import dev.sheaf.dialect.lindo.Workflows;
import dev.sheaf.engine.Engine;
import dev.sheaf.engine.Pipeline;
import dev.sheaf.hosting.HostedSites;
import dev.sheaf.hosting.SiteRoutes;
import dev.sheaf.settings.Settings;
import dev.sheaf.site.write.Author;
import dev.sheaf.site.write.BuiltInAuthor;
import dev.sheaf.site.write.ModelAuthor;
import dev.sheaf.store.Database;
import dev.sheaf.time.Time;
import dev.sheaf.website.WebsitePipelines;
import dev.sheaf.website.Websites;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What makes and serves websites.
@Configuration(proxyBeanMethods = false)
@Import({WorkflowRoutes.class, SiteRoutes.class})
class LindoWiring {

  @Bean
  LindoErrors lindoErrors() {
    return new LindoErrors();
  }

  @Bean
  Author author(Wiring.Models models) {
    return models
        .llm()
        .<Author>map(llm -> new ModelAuthor(llm.live()))
        .orElseGet(BuiltInAuthor::new);
  }

  @Bean
  Websites websites(Database database, Time time) {
    return new Websites(database, time);
  }

  @Bean
  Pipeline websitePipeline(
      Author author, Websites websites, Database database, ObjectProvider<Engine> engine) {
    return WebsitePipelines.website(author, websites, database, engine::getObject);
  }

  @Bean
  Pipeline websitePagesPipeline(Author author, Websites websites) {
    return WebsitePipelines.pages(author, websites);
  }

  @Bean
  Pipeline websitePagePipeline(Author author, Websites websites) {
    return WebsitePipelines.page(author, websites);
  }

  @Bean
  Pipeline websitePostPipeline(Author author, Websites websites, Time time) {
    return WebsitePipelines.post(author, websites, time);
  }

  @Bean
  Standings standings(Engine engine, Database database) {
    return new Standings(engine, database);
  }

  @Bean
  Workflows workflows(Engine engine, Standings standings, Database database, Time time) {
    return new Workflows(engine, standings, database, time);
  }

  @Bean
  HostedSites hostedSites(
      Websites websites,
      Settings settings,
      ObjectProvider<ServletWebServerApplicationContext> web) {
    return new HostedSites(websites, RunParts.url(settings, web));
  }
}
