package org.switchhook.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.switchhook.platform.Problem;

/**
 * Lets a request that is sent twice have its effect once. The first request claims its key in a
 * transaction of its own, so that a second one sees the claim at once; the answer is then stored in
 * the transaction of the effect. A claim is given back when the effect fails on our side.
 */
@Singleton
public class Idempotency {
  /** Refusals that say "not now": the same request is meant to be sent again. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private final Claims claims;
  private final Releases releases;
  private final Transactions transactions;
  private final ProblemResponse problems;
  private final ObjectMapper json;

  @Inject
  Idempotency(
      Claims claims,
      Releases releases,
      Transactions transactions,
      ProblemResponse problems,
      ObjectMapper json) {
    this.claims = claims;
    this.releases = releases;
    this.transactions = transactions;
    this.problems = problems;
    this.json = json;
  }

  /**
   * Runs {@code action} in a transaction of its own, together with the record of its answer, unless
   * the same attempt was answered before (by default within 24 hours): then that answer is given
   * again. A refusal of the action (a {@link Problem} below 500) is an answer too.
   *
   * <p>What leaves the process (an INVITE) must wait until this returns with {@link Outcome#fresh}.
   * Call it outside of a transaction.
   *
   * @throws Problem 409 {@code idempotency-key-in-use} while the first request runs, 422 {@code
   *     idempotency-key-reused} when the body is another one; without a key, whatever the action
   *     throws
   */
  public <B> Outcome<B> once(Attempt attempt, Supplier<Answer<B>> action) {
    if (attempt.key() == null) {
      return fresh(transactions.separate(action));
    }
    String id = attempt.id();
    Optional<Claim> earlier = claim(id, attempt);
    if (earlier.isPresent()) {
      return new Outcome<>(earlier.get().repeat(attempt.bodyHash()).response(), Optional.empty());
    }
    return first(id, action);
  }

  /**
   * Gives back the keys of requests that a crash cut off; to be called at the start, before
   * anything is served. Nothing of such a request left the process, because nothing was committed.
   *
   * @return how many there were
   */
  public int releaseAbandoned() {
    return claims.releaseAll();
  }

  private <B> Outcome<B> first(String id, Supplier<Answer<B>> action) {
    boolean answered = false;
    try {
      Outcome<B> outcome = fresh(claims.answer(id, action, this::stored));
      answered = true;
      return outcome;
    } catch (Problem refusal) {
      if (refusal.status() >= 500 || PASSING.contains(refusal.status())) {
        throw refusal;
      }
      StoredAnswer kept = claims.answer(id, () -> stored(refusal), given -> given);
      answered = true;
      return new Outcome<>(kept.response(), Optional.empty());
    } finally {
      if (!answered) {
        releases.release(id);
      }
    }
  }

  /** Whether a claim was stored is not known when the database fails while it is. */
  private Optional<Claim> claim(String id, Attempt attempt) {
    boolean known = false;
    try {
      Optional<Claim> earlier = claims.claim(id, attempt.bodyHash());
      known = true;
      return earlier;
    } finally {
      if (!known) {
        releases.release(id);
      }
    }
  }

  private <B> Outcome<B> fresh(Answer<B> answer) {
    return new Outcome<>(stored(answer).response(), Optional.of(answer.body()));
  }

  private StoredAnswer stored(Answer<?> answer) {
    try {
      String body = json.writeValueAsString(answer.body());
      return new StoredAnswer(answer.status(), MediaType.APPLICATION_JSON, answer.location(), body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer has no JSON form", e);
    }
  }

  private StoredAnswer stored(Problem refusal) {
    return new StoredAnswer(
        refusal.status(), ProblemResponse.TYPE, null, new String(problems.body(refusal), UTF_8));
  }
}
