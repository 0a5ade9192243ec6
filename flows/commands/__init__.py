"""One module an idea: what each command of `clippings` takes and does. Heavy imports happen inside the functions."""
