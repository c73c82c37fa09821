"""What two machines exchange: bundles, the registry, inbox, outbox and receipts."""
