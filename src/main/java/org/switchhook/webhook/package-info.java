/**
 * Webhooks: addresses that admins register, and the delivery of what happens to the calls of their
 * domain, signed, in order and again until it has arrived.
 *
 * <p>Another family of facts needs its words in {@link org.switchhook.webhook.EventType} and an
 * observer that hands each fact to {@link org.switchhook.webhook.Intake}, as {@link
 * org.switchhook.webhook.CallFacts} does.
 */
@NullMarked
package org.switchhook.webhook;

import org.jspecify.annotations.NullMarked;
