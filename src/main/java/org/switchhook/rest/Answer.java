package org.switchhook.rest;

import org.jspecify.annotations.Nullable;

/**
 * What a request under an idempotency key is answered with, the first time and every time after.
 *
 * @param status HTTP status code, 200 to 299
 * @param location value of the Location header, null for none
 * @param body written as JSON
 */
public record Answer<B>(int status, @Nullable String location, B body) {}
