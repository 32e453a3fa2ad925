/** Measurements of the whole, from outside: {@code ./mvnw -Pbench} and {@code ./mvnw -Psoak}. */
package org.switchhook.bench;
