-- Requests sent under an Idempotency-Key, and what they were answered.
CREATE TABLE idempotency_claim (
  -- SHA-256 of domain, user, route and key: unique, so of two requests at once one is let through
  id         VARCHAR(64)              NOT NULL PRIMARY KEY,
  -- SHA-256 of the request body
  body_hash  VARCHAR(64)              NOT NULL,
  claimed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  -- null as long as the first request is running
  status     INTEGER,
  media_type VARCHAR(100),
  location   VARCHAR(2000),
  body       VARCHAR(1000000),
  version    INTEGER                  NOT NULL
);

CREATE INDEX idempotency_claim_claimed_at ON idempotency_claim (claimed_at);
