package dev.sheaf;

import dev.sheaf.credit.Credits;
import dev.sheaf.dialect.lindo.AnalyticsRoutes;
import dev.sheaf.dialect.lindo.ClientRoutes;
import dev.sheaf.dialect.lindo.CreditRoutes;
import dev.sheaf.dialect.lindo.Customers;
import dev.sheaf.dialect.lindo.DomainRoutes;
import dev.sheaf.dialect.lindo.Envelope;
import dev.sheaf.dialect.lindo.HookRoutes;
import dev.sheaf.dialect.lindo.InstanceRoutes;
import dev.sheaf.dialect.lindo.Instances;
import dev.sheaf.dialect.lindo.LindoErrors;
import dev.sheaf.dialect.lindo.LindoEvents;
import dev.sheaf.dialect.lindo.LindoRefusals;
import dev.sheaf.dialect.lindo.MediaRoutes;
import dev.sheaf.dialect.lindo.Orders;
import dev.sheaf.dialect.lindo.PageRoutes;
import dev.sheaf.dialect.lindo.PageViews;
import dev.sheaf.dialect.lindo.RouteCheck;
import dev.sheaf.dialect.lindo.Standings;
import dev.sheaf.dialect.lindo.TeamRoutes;
import dev.sheaf.dialect.lindo.WebsiteRoutes;
import dev.sheaf.dialect.lindo.WebsiteViews;
import dev.sheaf.dialect.lindo.WorkflowRoutes;
import dev.sheaf.dialect.lindo.Workflows;
import dev.sheaf.dialect.lindo.WorkspaceRoutes;
import dev.sheaf.engine.Engine;
import dev.sheaf.hosting.DomainFilter;
import dev.sheaf.hosting.Domains;
import dev.sheaf.hosting.HostedSites;
import dev.sheaf.hosting.SiteRoutes;
import dev.sheaf.settings.Option;
import dev.sheaf.settings.Settings;
import dev.sheaf.site.write.Author;
import dev.sheaf.site.write.BuiltInAuthor;
import dev.sheaf.site.write.ModelAuthor;
import dev.sheaf.store.Database;
import dev.sheaf.tenant.Door;
import dev.sheaf.tenant.ErrorBodies;
import dev.sheaf.tenant.FixedWindows;
import dev.sheaf.tenant.OwnRate;
import dev.sheaf.tenant.Presence;
import dev.sheaf.time.Time;
import dev.sheaf.webhook.Webhooks;
import dev.sheaf.website.Edits;
import dev.sheaf.website.ManagedSites;
import dev.sheaf.website.Media;
import dev.sheaf.website.SitePages;
import dev.sheaf.website.Traffic;
import dev.sheaf.website.WebsitePipelines;
import dev.sheaf.website.Websites;
import dev.sheaf.workspace.Allotments;
import dev.sheaf.workspace.Clients;
import dev.sheaf.workspace.Hooks;
import dev.sheaf.workspace.Workspaces;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What makes and serves websites.
@Configuration(proxyBeanMethods = false)
@Import({
  AnalyticsRoutes.class,
  ClientRoutes.class,
  CreditRoutes.class,
  DomainRoutes.class,
  HookRoutes.class,
  InstanceRoutes.class,
  LindoRefusals.class,
  MediaRoutes.class,
  PageRoutes.class,
  SiteRoutes.class,
  TeamRoutes.class,
  WebsiteRoutes.class,
  WorkflowRoutes.class,
  WorkspaceRoutes.class
})
class LindoWiring {

  @Bean
  LindoErrors lindoErrors() {
    return new LindoErrors();
  }

  /// Contract, 4.4.
  @Bean
  OwnRate lindoRate(LindoErrors errors, Settings settings, Time time) {
    return new OwnRate(
        errors::handles,
        FixedWindows.of(
            settings.number(Option.LINDO_REQUESTS_PER_MINUTE),
            settings.number(Option.LINDO_REQUESTS_PER_HOUR),
            time));
  }

  @Bean
  RouteCheck routeCheck(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
      LindoErrors errors,
      Door.Refusals refusals,
      Door door) {
    return new RouteCheck(routes, errors, refusals, door);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> jsonErrorPages(
      List<ErrorBodies> dialects) {
    return tomcat ->
        tomcat.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new JsonErrorPages(dialects)));
  }

  @Bean
  Author author(Wiring.Models models, Time time, Presence presence) {
    return models
        .llm()
        .<Author>map(llm -> new ModelAuthor(llm.live()))
        .orElseGet(() -> new BuiltInAuthor(time, presence::isFelt));
  }

  @Bean
  Websites websites(Database database, Time time) {
    return new Websites(database, time);
  }

  @Bean
  Envelope envelope(Settings settings) {
    return new Envelope(settings.get(Option.LINDO_DIALECT).equals("workflow"));
  }

  @Bean
  Edits edits(Database database, Time time) {
    return new Edits(database, time);
  }

  @Bean
  Clients clients(Database database, Time time) {
    return new Clients(database, time);
  }

  @Bean
  Hooks hooks(Database database, Time time) {
    return new Hooks(database, time);
  }

  @Bean
  Workspaces workspaces(Database database, Settings settings) {
    return new Workspaces(database, settings.get(Option.WORKSPACE_EMAIL));
  }

  @Bean
  Credits credits(Database database, Settings settings, Time time) {
    return LindoParts.credits(database, settings, time);
  }

  @Bean
  WebsitePipelines websitePipelines(
      Author author, Database database, Websites websites, Credits credits, Time time) {
    return new WebsitePipelines(author, database, websites, credits, time);
  }

  @Bean
  LindoEvents lindoEvents(Webhooks webhooks, Hooks hooks, Settings settings, Time time) {
    return new LindoEvents(webhooks, hooks, settings.find(Option.WEBHOOK_SECRET), time);
  }

  @Bean
  Customers customers(Clients clients, LindoEvents events, Time time) {
    return new Customers(clients, events, time);
  }

  @Bean
  Standings standings(Engine engine, HostedSites sites) {
    return new Standings(engine, sites);
  }

  @Bean
  Workflows workflows(Standings standings, Time time) {
    return new Workflows(standings, time);
  }

  @Bean
  Orders orders(Engine engine, Customers customers, Credits credits, Database database, Time time) {
    return new Orders(engine, customers, credits, database, time);
  }

  @Bean
  HostedSites hostedSites(
      Websites websites,
      SitePages pages,
      Settings settings,
      ObjectProvider<ServletWebServerApplicationContext> web) {
    return new HostedSites(websites, pages, RunParts.url(settings, web));
  }

  @Bean
  DomainFilter domainFilter(ManagedSites sites, Time time) {
    return new DomainFilter(new Domains(sites, time));
  }

  @Bean
  ManagedSites managedSites(Database database, Clients clients, Time time) {
    return new ManagedSites(database, clients, time);
  }

  @Bean
  SitePages sitePages(Database database, Time time) {
    return new SitePages(database, time);
  }

  @Bean
  Media media(Database database, Time time) {
    return new Media(database, time);
  }

  @Bean(destroyMethod = "write")
  Traffic traffic(Database database, Time time) {
    return new Traffic(database, time);
  }

  @Bean
  Allotments allotments(Database database) {
    return new Allotments(database);
  }

  @Bean
  WebsiteViews websiteViews(HostedSites sites) {
    return new WebsiteViews(sites);
  }

  @Bean
  PageViews pageViews(SitePages pages, HostedSites sites) {
    return new PageViews(pages, sites);
  }

  @Bean
  Instances instances(Database database, Engine engine) {
    return new Instances(database, engine);
  }
}
