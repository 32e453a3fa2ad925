package org.switchhook.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.CallPicture;
import org.switchhook.call.Dialog;

/**
 * The dialog of a leg without addresses of parties; {@code Dialog} in {@code openapi.yaml}.
 *
 * @param target host and port where our requests go
 * @param routes how many proxies they pass
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DialogView(
    String callId,
    String localTag,
    @Nullable String remoteTag,
    long localCseq,
    long inviteCseq,
    long remoteCseq,
    String target,
    int routes,
    int challenges,
    int ended) {

  static DialogView of(CallPicture call) {
    Dialog dialog = call.dialog();
    return new DialogView(
        dialog.callId(),
        dialog.localTag(),
        dialog.remoteTag(),
        dialog.localCseq(),
        dialog.inviteCseq(),
        dialog.remoteCseq(),
        host(dialog.remoteTarget()),
        dialog.routeSet().size(),
        call.challenges(),
        call.endedDialogs());
  }

  /** What is behind the user of a SIP URI, without parameters. */
  private static String host(String uri) {
    String behind = uri.substring(uri.lastIndexOf('@') + 1).replaceFirst("^sips?:", "");
    return behind.replaceFirst("[;?>].*", "");
  }
}
