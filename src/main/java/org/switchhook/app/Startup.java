package org.switchhook.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.platform.Log;
import org.switchhook.security.Mode;
import org.switchhook.security.TokenVerifier;
import org.switchhook.webhook.WebhookStart;

/**
 * The one place where the application starts and stops. Nothing else of ours observes the start of
 * the container, so the order is the order of the lines in {@link #start}: first what may refuse
 * the start, then the schema, then whatever needs the database, and last what lets calls in.
 */
@Singleton
class Startup {
  private static final System.Logger LOG = Log.of(Startup.class);

  private final Mode mode;
  private final TokenVerifier tokens;
  private final Migration migration;
  private final Recovery recovery;
  private final WebhookStart webhooks;
  private final SipSide sip;
  private final Banner banner;

  @Inject
  Startup(
      Mode mode,
      TokenVerifier tokens,
      Migration migration,
      Recovery recovery,
      WebhookStart webhooks,
      SipSide sip,
      Banner banner) {
    this.mode = mode;
    this.tokens = tokens;
    this.migration = migration;
    this.recovery = recovery;
    this.webhooks = webhooks;
    this.sip = sip;
    this.banner = banner;
  }

  /** Runs on the deploying thread, once; an exception makes the deployment fail. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object container) {
    tokens.requireConfigured();
    migration.run();
    recovery.run();
    webhooks.start();
    sip.open();
    recovery.endLostCalls();
    String name = mode.isDevelopment() ? "development" : "production";
    LOG.log(System.Logger.Level.INFO, "Switchhook started in {0} mode", name);
    if (mode.isDevelopment()) {
      banner.printWhenReady();
    }
  }

  /** Runs on the undeploying thread, once, while the beans still work. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object container) {
    sip.close();
    webhooks.stop();
  }
}
