package org.switchhook.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each test its ladder: {@code @RegisterExtension final LadderExtension flow = new
 * LadderExtension("phone", "server");}. A failing test prints it; with the system property {@code
 * switchhook.flows.write} set to a folder, a passing one writes it there.
 */
public final class LadderExtension implements AfterTestExecutionCallback {
  private final Ladder ladder;

  /** Columns from left to right. */
  public LadderExtension(String... columns) {
    this.ladder = new Ladder(columns);
  }

  public Ladder ladder() {
    return ladder;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    String folder = System.getProperty("switchhook.flows.write");
    if (context.getExecutionException().isPresent()) {
      System.out.println(context.getDisplayName() + " failed after\n" + ladder.print());
    } else if (folder != null && !folder.isEmpty() && !ladder.lines().isEmpty()) {
      write(Path.of(folder), context);
    }
  }

  private void write(Path folder, ExtensionContext context) throws IOException {
    String name =
        context.getRequiredTestClass().getSimpleName()
            + "-"
            + context.getRequiredTestMethod().getName();
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(name + ".md"),
        "# "
            + sentence(context)
            + "\n\nPrinted by `"
            + name.replace('-', '.')
            + "`.\n\n```\n"
            + ladder.print()
            + "```\n");
  }

  /** The test's name as words. The file of a parameterized test is that of its last run. */
  private static String sentence(ExtensionContext context) {
    String words =
        context
            .getRequiredTestMethod()
            .getName()
            .replaceAll("(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
