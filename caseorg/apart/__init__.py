"""Reading done apart: in a child process, so that no foreign bytes can hold up or end the program."""
