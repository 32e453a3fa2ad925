package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.switchhook.security.SampleUser;
import org.switchhook.testkit.Api;

/** What waited for a webhook when the application stopped arrives after its next start. */
@Timeout(240)
class WebhookRestartIT {
  private static final String RINGS = "+493023125003";

  private final Hook hook = new Hook();

  @AfterEach
  void bringBack() throws Exception {
    Deployment.bringBack();
    hook.close();
  }

  @Test
  void eventsShouldSurviveARestartAndTheStopItselfBeTold() throws Exception {
    Api.Answer made = Api.of(SampleUser.ALICE).post("webhooks", Map.of("url", hook.url()));
    hook.answer(503);
    String call;
    try (Scene scene = Scene.open()) {
      call = scene.dial(RINGS);
      hook.until(call, any -> true);
      Deployment.takeAway();
    }
    hook.answer(200);

    Deployment.bringBack();

    List<Hook.Post> posts =
        hook.until(call, post -> List.of("call.cleared", "call.rejected").contains(post.type()));
    assertThat(posts.stream().map(Hook.Post::type).distinct())
        .startsWith("call.accepted")
        .hasSizeGreaterThan(1);
    assertThat(posts).allMatch(post -> post.isSignedBy(made.text("secret")));
    assertThat(Api.of(SampleUser.ALICE).delete("webhooks/" + made.text("id")).status())
        .isEqualTo(204);
  }
}
