package org.switchhook.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.HandTime;
import org.switchhook.testkit.HandWork;

/** Events between the call and the database. */
class IntakeTest {
  private static final int CAPACITY = 250;

  private final HandTime time = new HandTime();
  private final HandWork work = new HandWork();
  private final WebhookCounts counts = new WebhookCounts();
  private final List<WebhookEvent.Source> stored = new ArrayList<>();
  private boolean away;
  private int woken;

  private final Intake intake =
      new Intake(this::store, () -> woken++, work, time, counts, CAPACITY);

  private int store(List<WebhookEvent.Source> batch) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    stored.addAll(batch);
    return batch.size();
  }

  private static List<WebhookEvent.Source> some(int count) {
    return IntStream.range(0, count)
        .<WebhookEvent.Source>mapToObj(
            i ->
                new WebhookEvent.Source() {
                  @Override
                  public Optional<WebhookEvent> event() {
                    return Optional.empty();
                  }
                })
        .toList();
  }

  @Test
  void tellingShouldNotWaitForTheDatabase() {
    intake.tell(Optional::empty);

    assertThat(stored).isEmpty();
    work.runAll();
    assertThat(stored).hasSize(1);
    assertThat(woken).isEqualTo(1);
  }

  @Test
  void whatWaitsForTheDatabaseShouldBeStoredInOrderWhenItIsBack() {
    List<WebhookEvent.Source> events = some(201);
    away = true;
    events.forEach(intake::tell);
    work.runAll();
    time.advance(Duration.ofSeconds(5));
    work.runAll();
    assertThat(stored).isEmpty();

    away = false;
    time.advance(Duration.ofSeconds(1));
    work.runAll();

    assertThat(stored).containsExactlyElementsOf(events);
    assertThat(counts.lostEvents()).isZero();
  }

  @Test
  void whatIsTooMuchShouldBeLostAndCounted() {
    some(CAPACITY + 3).forEach(intake::tell);
    work.runAll();

    assertThat(stored).hasSize(CAPACITY);
    assertThat(counts.lostEvents()).isEqualTo(3);
  }
}
