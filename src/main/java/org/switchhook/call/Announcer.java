package org.switchhook.call;

/** Tells everybody what happens to one call. Runs on its loop; never waits and never fails. */
interface Announcer {
  /** For a call of which everything has been told. */
  Announcer SILENT =
      new Announcer() {
        @Override
        public void heard(Input input) {}

        @Override
        public void sent(Effect.Sip effect) {}

        @Override
        public void publish(Progress progress) {}

        @Override
        public void tried(int code, String text) {}

        @Override
        public void digitHeard(char digit) {}

        @Override
        public void digitRefused(DigitsOutcome outcome) {}

        @Override
        public void media(MediaReport report) {}

        @Override
        public void refer(ReferReport report) {}
      };

  /** Told of every input, before what comes of it. */
  void heard(Input input);

  /** Told of everything for the network. */
  void sent(Effect.Sip effect);

  void publish(Progress progress);

  /** A provisional answer, but 100. */
  void tried(int code, String text);

  void digitHeard(char digit);

  void digitRefused(DigitsOutcome outcome);

  /** For the bridge of the room. */
  void media(MediaReport report);

  /** For the owner of the leg. */
  void refer(ReferReport report);
}
