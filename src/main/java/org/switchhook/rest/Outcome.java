package org.switchhook.rest;

import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * The answer to a request under an idempotency key.
 *
 * @param response to return from the resource method
 * @param fresh the body when this request did the work and its transaction is committed; empty when
 *     the answer was stored earlier or is a refusal: then nothing may be started
 */
public record Outcome<B>(Response response, Optional<B> fresh) {}
