--- Fictional: health money stays outside national accounts and does not work through the ministry of health.
return eligibility {
  id = "delivery",
  subject = "activity",
  scope = { sectors = { "121", "122" } },
  decide = function(activity, p)
    return {
      known("activity title", activity.title),
      condition("delivery.channel", "not in", { "national-treasury", "sector-budget" }),
      condition("works_through", "≠", "ministry-of-health"),
    }
  end,
}
