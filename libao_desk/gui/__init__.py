"""The screens (界面): drawn by one machine from the declarations; they know Register, never a register."""
