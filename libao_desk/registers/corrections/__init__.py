"""Community corrections (社区矫正)."""
