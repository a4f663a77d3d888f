"""People's mediation (人民调解): the disputes, and the two activity logs the yearly figures come from."""
