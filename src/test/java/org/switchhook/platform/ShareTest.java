package org.switchhook.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ShareTest {
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();

  @Test
  void noMoreThanItsPartOfTheThreadsShouldBeTaken() {
    Share share = new Share(threads::add, 2);
    for (String task : List.of("a", "b", "c", "d")) {
      share.execute(() -> done.add(task));
    }
    assertThat(threads).hasSize(2);

    threads.remove().run();

    assertThat(done).containsExactly("a", "c", "d");
    share.execute(() -> done.add("e"));
    assertThat(threads).hasSize(2);
  }

  @Test
  void failureShouldNotCostItsThread() {
    Share share = new Share(threads::add, 1);
    share.execute(
        () -> {
          throw new AssertionError("broken");
        });
    share.execute(() -> done.add("next"));

    threads.remove().run();
    share.execute(() -> done.add("later"));
    threads.remove().run();

    assertThat(done).containsExactly("next", "later");
  }

  @Test
  void refusalShouldNotCostAThread() {
    List<Boolean> open = new ArrayList<>();
    Share share =
        new Share(
            task -> {
              if (open.isEmpty()) {
                throw new RejectedExecutionException("stopped");
              }
              task.run();
            },
            1);
    assertThatThrownBy(() -> share.execute(() -> done.add("refused")))
        .isInstanceOf(RejectedExecutionException.class);

    open.add(true);
    share.execute(() -> done.add("taken"));

    assertThat(done).containsExactly("taken");
  }
}
