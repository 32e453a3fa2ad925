package org.switchhook.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.switchhook.security.Role;

class RightsTest {
  @Needs(Right.USE)
  static class Rooms {
    public void list() {}

    @Needs(Right.ADMINISTER)
    public void close() {}

    @Open("a test")
    public void ping() {}
  }

  /** What CDI makes of a bean with an interceptor. */
  static class RoomsCopy extends Rooms {
    @Override
    public void list() {}

    @Override
    public void close() {}

    @Override
    public void ping() {}
  }

  static class Forgotten {
    public void list() {}
  }

  @Test
  void rightShouldBeTheMethodsElseTheClasses() {
    assertThat(Rights.of(method(Rooms.class, "list"))).isEqualTo(Right.USE);
    assertThat(Rights.of(method(Rooms.class, "close"))).isEqualTo(Right.ADMINISTER);
    assertThat(Rights.isOpen(method(Rooms.class, "close"))).isFalse();
    assertThat(Rights.isOpen(method(Rooms.class, "ping"))).isTrue();
  }

  @Test
  void rightShouldBeTheSameInACopy() {
    assertThat(Rights.of(method(RoomsCopy.class, "list"))).isEqualTo(Right.USE);
    assertThat(Rights.of(method(RoomsCopy.class, "close"))).isEqualTo(Right.ADMINISTER);
    assertThat(Rights.isOpen(method(RoomsCopy.class, "ping"))).isTrue();
  }

  @Test
  void methodShouldHaveNoRightWhenNobodyNamedOne() {
    assertThat(Rights.of(method(Forgotten.class, "list"))).isNull();
    assertThat(Rights.areNamed(method(Forgotten.class, "list"))).isFalse();
  }

  @Test
  void onlyAnAdminShouldHoldTheRightToAdminister() {
    assertThat(Right.USE.heldBy(Role.USER)).isTrue();
    assertThat(Right.ADMINISTER.heldBy(Role.USER)).isFalse();
    assertThat(Right.ADMINISTER.heldBy(Role.ADMIN)).isTrue();
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Needs(Right.ADMINISTER)
  record Drain() {}

  @Open("a test")
  record Hello() {}

  record Overlooked() {}

  @Test
  void messageShouldNeedTheRightOfItsType() {
    assertThat(Rights.allow(Drain.class, Role.ADMIN)).isTrue();
    assertThat(Rights.allow(Drain.class, Role.USER)).isFalse();
    assertThat(Rights.allow(Hello.class, Role.USER)).isTrue();
    assertThat(Rights.allow(Overlooked.class, Role.ADMIN)).isFalse();
  }
}
