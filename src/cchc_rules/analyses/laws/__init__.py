"""The laws that every scoring under every ruleset keeps, and how a breach is found."""
