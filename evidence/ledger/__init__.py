"""The ledger: each figure of a report as a claim that anybody can measure again, with its verdict."""
