"""Records (档案): opened, saved, moved from state to state, with what belongs to each: papers issued, files, links, trail."""
