package org.switchhook.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.MapConfig;
import org.switchhook.testkit.Recorded;

/** What a start needs before anybody can be recognised. */
class ConfigurationTest {
  @TempDir Path data;

  private final HandTime time = new HandTime();
  private final MapConfig config = new MapConfig();

  @Test
  void productionStartShouldFailAndSayWhyWhenThereIsNoIssuer() {
    assertThatThrownBy(() -> verifier("production").requireConfigured())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("switchhook.oidc.issuer is not set")
        .hasMessageContaining("production");
  }

  @Test
  void developmentStartShouldNotNeedAnIssuer() {
    assertThatCode(() -> verifier("development").requireConfigured()).doesNotThrowAnyException();
  }

  @Test
  void productionShouldBeTheDefault() {
    assertThat(config.getValue("switchhook.mode", String.class)).isEqualTo("production");
  }

  @Test
  void startShouldFailWhenTheIssuerHasNoAudienceBesideIt() {
    config.with("switchhook.oidc.issuer", "https://id.example");

    assertThatThrownBy(() -> verifier("production").requireConfigured())
        .hasMessageContaining("switchhook.oidc.audience");
    config.with("switchhook.oidc.audience", "calls");
    assertThatCode(() -> verifier("production").requireConfigured()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://id.example", "id.example", "ftp://id.example", "https:", "::"})
  void startShouldFailWhenTheIssuerIsNoSafeUrl(String issuer) {
    config.with("switchhook.oidc.issuer", issuer).with("switchhook.oidc.audience", "calls");

    assertThatThrownBy(() -> verifier("production").requireConfigured())
        .hasMessageContaining("switchhook.oidc.issuer must be an https URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "RS256,HS512"})
  void startShouldFailWhenAnAlgorithmIsUnsafe(String algorithms) {
    config
        .with("switchhook.oidc.issuer", "https://id.example")
        .with("switchhook.oidc.audience", "calls")
        .with("switchhook.oidc.algorithms", algorithms);

    assertThatThrownBy(() -> verifier("production").requireConfigured())
        .hasMessageContaining("switchhook.oidc.algorithms");
  }

  @Test
  void misspeltModeShouldBeRefused() {
    assertThatThrownBy(() -> new Mode("Development"))
        .hasMessageContaining("switchhook.mode must be production or development");
  }

  @Test
  void trialKeyShouldBeMadeOnceAndReadableByItsOwnerAlone() throws Exception {
    Path folder = data.resolve("not/yet/there");
    String token = trial("development", folder).token(SampleUser.BOB);

    Path file = folder.resolve("trial-key.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining("glob:**trial-key.json");
    TokenVerifier afterRestart = verifier("development", trial("development", folder));
    assertThat(afterRestart.verify(token).user().value()).isEqualTo("bob");
  }

  @Test
  void trialTokenShouldExpire() {
    TokenVerifier verifier = verifier("development");
    String token = trial("development", data).token(SampleUser.CAROL);

    assertThat(verifier.verify(token).isAdmin()).isFalse();
    time.advance(Duration.ofHours(13));
    assertThatThrownBy(() -> verifier.verify(token)).hasMessageContaining("expired");
  }

  private TokenVerifier verifier(String mode) {
    return verifier(mode, trial(mode, data));
  }

  private TokenVerifier verifier(String mode, TrialIssuer trial) {
    OidcSettings settings = new OidcSettings(config);
    return new TokenVerifier(
        new Mode(mode),
        settings,
        new IssuerKeys(settings, time),
        trial,
        new CallerClaims(config),
        new Recorded<>(),
        time);
  }

  private TrialIssuer trial(String mode, Path folder) {
    Duration valid = config.getValue("switchhook.trial.token-valid", Duration.class);
    return new TrialIssuer(new Mode(mode), folder.toString(), valid, time);
  }
}
