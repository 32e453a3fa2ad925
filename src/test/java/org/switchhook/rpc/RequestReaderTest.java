package org.switchhook.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.socket.Message;

class RequestReaderTest {
  private static RpcException refusal(String text) {
    try {
      RequestReader.read(text);
    } catch (RpcException e) {
      return e;
    }
    throw new AssertionError("it was read: " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"r-17\"",
        "\"\"",
        "null",
        "true",
        "-0",
        "12345678901234567890",
        "1.50",
        "1e400",
        "{\"a\":[1.0,{\"b\":null}]}",
        "[ 1 , \"x\\u0041\\\"\" ]",
        "\"ü€\uD83D\uDE00\""
      })
  void idShouldComeBackAsItWasWritten(String id) {
    assertThat(RequestReader.read("{\"id\" : " + id + " ,\"params\":{}}").id()).isEqualTo(id);
    assertThat(RequestReader.read("{\"params\":{},\"id\":" + id + "}").id()).isEqualTo(id);
  }

  @Test
  void absentIdShouldBeNull() {
    assertThat(RequestReader.read("{\"params\":{}}").id()).isEqualTo("null");
  }

  @Test
  void membersShouldCountInAnyCaseAndTheLastOfTwo() {
    Request request =
        RequestReader.read(
            "{\"ID\":1,\"Method\":\"A\",\"x\":[{}],\"PARAMS\":{\"P\":\"1\"},\"method\":\"B\"}");

    assertThat(request.id()).isEqualTo("1");
    assertThat(request.method()).isEqualTo("B");
    assertThat(request.params()).containsOnlyKeys("P");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "[{\"id\":1,\"method\":\"Echo\",\"params\":{}}]",
        "\"x\"",
        "1",
        "true",
        "{} {}",
        "{},",
        "{\"id\":7,\"method\":1,\"params\":{}}",
        "{\"id\":7,\"method\":{},\"params\":{}}",
        "{'id':7}",
        "{\"id\":01}",
        "{\"id\":NaN,\"params\":{}}"
      })
  void whatIsNotOneRequestShouldHaveTheEmptyId(String text) {
    assertThat(refusal(text).code()).isEqualTo(ErrorCode.PARSE_ERROR);
    assertThat(refusal(text).id()).isEqualTo("\"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[\"a\"]", "\"a\"", "1", "false"})
  void parametersWithoutNamesShouldBeRefused(String params) {
    RpcException refusal = refusal("{\"id\":[7],\"method\":\"Echo\",\"params\":" + params + "}");

    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(refusal.id()).isEqualTo("[7]");
  }

  @Test
  void messageThatIsNullShouldHaveNoParameters() {
    assertThat(refusal("null").code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(refusal("null").id()).isEqualTo("null");
  }

  @Test
  void nestingBeyondReasonShouldBeRefused() {
    String deep = "[".repeat(40) + "]".repeat(40);

    assertThat(refusal("{\"id\":" + deep + ",\"params\":{}}").code())
        .isEqualTo(ErrorCode.PARSE_ERROR);
  }

  @Test
  void methodThatIsNotListedShouldBeUnknown() {
    Dispatcher<StringBuilder> dispatcher =
        new Dispatcher<>(java.util.Map.of("A", (context, request) -> context.append("called")));
    StringBuilder context = new StringBuilder();

    dispatcher.dispatch(context, RequestReader.read("{\"method\":\"A\",\"params\":{}}"));
    assertThat(context).hasToString("called");
    assertThatThrownBy(() -> dispatcher.dispatch(context, RequestReader.read("{\"params\":{}}")))
        .isInstanceOfSatisfying(
            RpcException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.METHOD_NOT_FOUND));
  }

  @Test
  void replyShouldHoldTheIdUnchanged() {
    Message reply = Replies.error("[1.50]", 7, "a \"b\"");

    assertThat(reply.text())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":[1.50],\"error\":{\"code\":7,\"message\":\"a"
                + " \\\"b\\\"\"}}");
  }
}
