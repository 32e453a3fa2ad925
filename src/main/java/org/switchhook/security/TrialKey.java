package org.switchhook.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The signing key of the trial issuer, a file that only the owner of the process may read. */
final class TrialKey {
  private static final String FILE = "trial-key.json";

  private TrialKey() {}

  /**
   * Reads the key from the data folder; the first time it is made there.
   *
   * @throws IllegalStateException when the file can be neither read nor made
   */
  static ECKey in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        make(folder, file);
      }
      return ECKey.parse(Files.readString(file));
    } catch (IOException | ParseException | JOSEException e) {
      throw new IllegalStateException("The trial key " + file + " can not be read or made", e);
    }
  }

  /** A temporary file is readable by its owner alone from the moment it is made. */
  private static void make(Path folder, Path file) throws IOException, JOSEException {
    ECKey key =
        new ECKeyGenerator(Curve.P_256)
            .keyUse(KeyUse.SIGNATURE)
            .keyIDFromThumbprint(true)
            .generate();
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "trial-key", ".new");
    Files.write(fresh, key.toJSONString().getBytes(UTF_8));
    Files.move(fresh, file, ATOMIC_MOVE);
  }
}
