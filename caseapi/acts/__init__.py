"""What a clerk does at a hearing besides recording results, and what else a clerk asks."""
